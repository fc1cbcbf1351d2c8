// What twitter-text finds, by code points, and the weighted length.
const twitter = require('twitter-text').default || require('twitter-text')

module.exports = text => {
  const found = twitter.extractEntitiesWithIndices(text)
  const at = unit => Array.from(text.slice(0, unit)).length
  const kind = one => one.url !== undefined ? 'link' : one.hashtag !== undefined ? 'hashtag'
    : one.cashtag !== undefined ? 'cashtag' : 'mention'
  return { found: found.map(one => [kind(one), at(one.indices[0]), at(one.indices[1])]),
    length: twitter.parseTweet(text).weightedLength }
}
