/**
 * Files fetched and checked, and a plain sentence when one is not as it was published.
 *
 *     await checked('.../core.bin?v=<hash>', size)      a Response whose bytes are the published ones, or an Error;
 *                                                       .passing: it may be right in a moment
 */
import { integrity } from './integrity.js'

const fetch = globalThis.fetch.bind(globalThis)          // the worker puts another in its place

export async function checked(address, size = 0) {
  for (const cache of ['default', 'reload']) {            // a copy that went bad in the browser's cache is fetched anew
    const answer = await fetch(address, { cache, integrity: integrity(address) }).catch(() => null)
    if (answer?.ok) return answer
  }
  throw await why(address, size)
}

/** What is wrong with a file that could not be had. */
async function why(address, size) {
  const file = address.split(/[?#]/)[0].split('/').pop()
  const wrong = (says, passing = false) => Object.assign(new Error(says), { passing })
  const answer = await fetch(address, { cache: 'no-store' }).catch(() => null)
  if (!answer) return wrong(`${file} could not be fetched; there seems to be no network`, true)
  const { ok, status, headers } = answer
  if (status === 404) return wrong(`this host has no ${file} (404)`)
  if (!ok) return wrong(`this host could not give ${file} (${status})`, true)
  const bytes = await answer.arrayBuffer().catch(() => null)
  if (!bytes) return wrong(`${file} broke off on its way`, true)
  if (/html/.test(headers.get('Content-Type'))) return wrong(`this host gives a page in place of ${file}`)
  if (bytes.byteLength < size) return wrong(`${file} is cut off: it has ${bytes.byteLength} bytes of ${size}`)
  return wrong(`${file} is not the file that was published`)
}
