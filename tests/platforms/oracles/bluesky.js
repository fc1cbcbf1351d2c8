// What Bluesky's own library finds before handles are looked up: kind, start and end in bytes; and the length.
const { RichText } = require('@atproto/api')

// The app shortens the links that it finds before it counts and posts; `shown` is how, for what node can read as a URL.
const shown = url => {
  try {
    const { protocol, host, pathname, search, hash } = new URL(url)
    if (protocol !== 'http:' && protocol !== 'https:') return url
    const path = (pathname === '/' ? '' : pathname) + search + hash
    return host + (path.length > 15 ? path.slice(0, 13) + '...' : path)
  } catch { return url }
}

module.exports = text => {
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const found = (rich.facets || []).map(({ index, features: [feature] }) =>
    [feature.$type.split('#')[1], index.byteStart, index.byteEnd, feature.uri || feature.tag || feature.did])
  const bytes = Buffer.from(text)
  const links = found.filter(([kind]) => kind === 'link').map(([, start, end]) => {
    const written = bytes.subarray(start, end).toString()
    return [written, shown(written)]
  })
  let written = bytes
  found.filter(([kind]) => kind === 'link').sort((a, b) => b[1] - a[1]).forEach(([, start, end]) => {
    const words = Buffer.from(shown(bytes.subarray(start, end).toString()))
    written = Buffer.concat([written.subarray(0, start), words, written.subarray(end)])
  })
  return { found, length: new RichText({ text: written.toString() }).graphemeLength, links }
}
