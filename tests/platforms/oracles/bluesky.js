// What Bluesky's own library finds before handles are looked up: kind, start and end in bytes; and the length.
const { RichText } = require('@atproto/api')

module.exports = text => {
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const found = (rich.facets || []).map(({ index, features: [feature] }) =>
    [feature.$type.split('#')[1], index.byteStart, index.byteEnd, feature.uri || feature.tag || feature.did])
  return { found, length: rich.graphemeLength }
}
