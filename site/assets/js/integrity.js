/**
 * Addresses of this site's files carry the hash of what was published there (SHA-256), and the browser itself compares it
 * with the bytes that come.
 *
 *     fetch(address, {integrity: integrity(address)})
 *     await load('../assets/js/fading.js?v=<hash>')      the module, if it is the published one
 */
export const integrity = address => `sha256-${btoa(address.split('v=')[1].replace(/../g, two => String.fromCharCode(`0x${two}`)))}`

/** import() takes no hash, but it gives the instance that an element with one has loaded. */
export function load(address) {
  const script = document.createElement('script')
  script.type = 'module'
  script.integrity = integrity(address)
  script.src = `${address}#${performance.now()}`          // what failed once would be remembered by its whole address
  return new Promise((loaded, failed) => {
    script.onload = () => loaded(import(script.src))
    script.onerror = async () => {
      const file = /[^/]*(?=\?)/.exec(address)[0], { ok, status } = await fetch(address, { cache: 'reload' }).catch(() => ({}))
      failed(Object.assign(new Error(ok ? `${file} is not the file that was published` : status ? `this host has no ${file} (${status})`
        : `${file} could not be fetched; there seems to be no network`), { passing: !status || status >= 500 }))
    }
    document.head.append(script)
  })
}
