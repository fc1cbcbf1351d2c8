// The AppView of a network on loopback: what it learns from one PDS it indexes in PostgreSQL. No moderation, no mutes.
import { Client } from '@did-plc/lib'
import { BskyAppView, Database, DataPlaneServer, RepoSubscription, ServerConfig } from '@atproto/bsky'
import { Secp256k1Keypair } from '@atproto/crypto'

// Its DID and address, and `follow`, which starts to read what the PDS tells.
export async function startAppView({ plcUrl, pdsPort, port, dataPort, postgres }) {
  const address = `http://localhost:${port}`
  const signingKey = await Secp256k1Keypair.create()
  const did = await registered(new Client(plcUrl), signingKey, address)
  const db = new Database({ url: postgres, schema: 'appview', poolSize: 10 })
  await db.migrateToLatestOrThrow()
  const data = await DataPlaneServer.create(db, dataPort, plcUrl, globalThis.fetch)
  // handles end in .test, which no name server knows: the PDS is asked for them
  data.idResolver.handle.resolve = async (handle) => {
    const asked = `http://localhost:${pdsPort}/xrpc/com.atproto.identity.resolveHandle?handle=${encodeURIComponent(handle)}`
    const answer = await fetch(asked)
    return answer.ok ? (await answer.json()).did : undefined
  }
  const config = new ServerConfig({
    version: 'test',
    port,
    publicUrl: 'https://appview.invalid',
    serverDid: did,
    didPlcUrl: plcUrl,
    alternateAudienceDids: [],
    dataplaneUrls: [`http://localhost:${dataPort}`],
    dataplaneHttpVersion: '1.1',
    bsyncUrl: 'http://localhost:9',
    bsyncApiKey: 'none',
    bsyncHttpVersion: '1.1',
    modServiceDid: 'did:example:nobody',
    labelsFromIssuerDids: [],
    adminPasswords: [],
    etcdHosts: [],
    bigThreadUris: new Set(),
    maxThreadParents: 50,
    disableSsrfProtection: true,
    searchTagsHide: new Set(),
    searchTagsHideAll: new Set(),
    threadTagsBumpDown: new Set(),
    threadTagsHide: new Set(),
    visibilityTagHide: '',
    visibilityTagRankPrefix: '',
    debugFieldAllowedDids: new Set(),
    draftsLimit: 500,
    feedGenSkeletonTimeout: 5000,
  })
  await BskyAppView.create({ config, signingKey }).start()
  const subscription = new RepoSubscription({ service: `ws://localhost:${pdsPort}`, db, idResolver: data.idResolver })
  return { address, did, follow: () => void subscription.start() }
}

async function registered(plc, key, address) {
  const did = await plc.createDid({
    signingKey: key.did(),
    rotationKeys: [key.did()],
    handle: 'appview.test',
    pds: address,
    signer: key,
  })
  await plc.updateData(did, key, (known) => {
    known.services.bsky_appview = { type: 'BskyAppView', endpoint: address }
    known.services.bsky_notif = { type: 'BskyNotificationService', endpoint: address }
    return known
  })
  return did
}
