// A PLC directory in memory and a PDS on SQLite, on loopback alone, with the people named in PEOPLE; where POSTGRES names a
// database, an AppView too.
import { randomBytes } from 'node:crypto'
import net from 'node:net'
import path from 'node:path'

// both servers listen on a port without naming a host, which would be every interface
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number') return listen.call(this, port, ...rest)
  return listen.call(this, { port, host: '127.0.0.1' }, ...rest.filter((part) => typeof part === 'function'))
}

const { PLC_PORT, PDS_PORT, APPVIEW_PORT, APPVIEW_DATA_PORT, DATA, PEOPLE, POSTGRES } = process.env
const { PlcServer, Database } = await import('@did-plc/server')
const { PDS } = await import('@atproto/pds')

const plc = PlcServer.create({ db: Database.mock(), port: Number(PLC_PORT) })
await plc.start()
const plcUrl = `http://localhost:${PLC_PORT}`
// without an AppView, what needs one answers 502
let appView = { address: 'https://appview.invalid', did: 'did:example:invalid', follow: () => {} }
if (POSTGRES) {
  const { startAppView } = await import('./bluesky_appview.mjs')
  const ports = { pdsPort: Number(PDS_PORT), port: Number(APPVIEW_PORT), dataPort: Number(APPVIEW_DATA_PORT) }
  appView = await startAppView({ plcUrl, postgres: POSTGRES, ...ports })
}
const pds = await PDS.fromEnv({
  devMode: true,
  port: Number(PDS_PORT),
  hostname: 'localhost',
  dataDirectory: DATA,
  blobstoreDiskLocation: path.join(DATA, 'blobs'),
  didPlcUrl: plcUrl,
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  jwtSecret: randomBytes(16).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  bskyAppViewUrl: appView.address,
  bskyAppViewDid: appView.did,
})
await pds.start()
appView.follow()

const address = `http://localhost:${PDS_PORT}`
const people = {}
for (const name of PEOPLE.split(' ')) {
  const password = randomBytes(12).toString('hex')
  const answer = await fetch(`${address}/xrpc/com.atproto.server.createAccount`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle: `${name}.test`, email: `${name}@mail.test`, password }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  people[`${name}.test`] = password
}
console.log(JSON.stringify({ ready: true, address, people }))
const stop = () => process.exit(0)
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
