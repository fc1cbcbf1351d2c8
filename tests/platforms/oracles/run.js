// Texts as a JSON list on standard input, what the named oracle finds in each on standard output.
const find = require('./' + process.argv[2] + '.js')
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(find)))
