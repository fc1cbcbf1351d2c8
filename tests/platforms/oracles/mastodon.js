// What Mastodon's server finds: the machinery of twitter-text with the character classes, protocols and patterns that
// Mastodon publishes in their place (config/initializers/twitter_regex.rb, app/models/account.rb and tag.rb).
const path = require('path')
const root = path.dirname(require.resolve('twitter-text/dist/extractUrlsWithIndices.js'))
const piece = name => require(path.join(root, 'regexp', name))
const put = (name, value) => { const file = require.resolve(path.join(root, 'regexp', name)); require(file); require.cache[file].exports = value }

const SPACES = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const CHARS = `[^${SPACES}<>()?]`
const BALANCED = `\\((?:${CHARS}+|(?:${CHARS}*\\(${CHARS}+\\)${CHARS}*))\\)`
const ENDING = `(?:[^${SPACES}()?!*"'「」<>;:=,.$%\\[\\]~&|@]|${BALANCED})`
const UCHARS = '\\u00a0-\\ufdcf\\ufdf0-\\uffef'
const PATH = `(?:(?:${CHARS}*(?:${BALANCED}${CHARS}*)*${ENDING})|(?:${CHARS}+/))`
const PROTOCOLS = 'https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini'
const URL = new RegExp(`((${piece('validUrlPrecedingChars').source})(((?:${PROTOCOLS}):\\/\\/)?(${piece('validDomain').source})` +
  `(?::(${piece('validPortNumber').source}))?(/${PATH}*)?` +
  `(\\?[a-z0-9!?*'();:&=+$/%#\\[\\]\\-_.,~|@\\^${UCHARS}]*[a-z0-9_&=#/\\-${UCHARS}])?))`, 'gi')
put('extractUrl', URL)
const links = require(path.join(root, 'extractUrlsWithIndices.js'))

const WORD = '\\p{L}\\p{M}\\p{Nd}\\p{Pc}'
const USER = '[a-zA-Z0-9_]+(?:[.-]+[a-zA-Z0-9_]+)*'
const MENTION = new RegExp(`(?<![=/${WORD}])@(${USER}(?:@[${WORD}]+(?:[.-]+[${WORD}]+)*)?)`, 'gu')
const SEPARATORS = '_\\u00b7\\u30fb\\u200c'
const TAG = new RegExp(`(?<![=/)\\p{L}\\p{M}\\p{Nd}])#([${WORD}_][${WORD}${SEPARATORS}]*[\\p{L}\\p{M}${SEPARATORS}][${WORD}${SEPARATORS}]*[${WORD}_]|[${WORD}_]*[\\p{L}\\p{M}][${WORD}_]*)`, 'gu')
const after = piece('endMentionMatch')

module.exports = text => {
  const at = unit => Array.from(text.slice(0, unit)).length
  const found = links(text, { extractUrlsWithoutProtocol: false }).map(one => ['link', ...one.indices])
  for (const match of text.matchAll(MENTION)) {
    const end = match.index + match[0].length
    if (!after.test(text.slice(end))) found.push(['mention', match.index, end])
  }
  for (const match of text.matchAll(TAG)) {
    const end = match.index + match[0].length
    const glued = text.startsWith('://', end) ? match[1].match(/(.+)(https?$)/) : null
    found.push(['hashtag', match.index, glued ? end - glued[2].length : end])
  }
  return { found: found.map(([kind, start, end]) => [kind, at(start), at(end)]), length: null }
}
