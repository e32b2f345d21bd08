/**
 * Python's worker, made of files that have been checked: none of its scripts is loaded by address, each is fetched
 * with its hash, and the bytes that passed are the ones that run.
 *
 *     const worker = await startWorker({worker, runtime}, fastly)     their addresses, with their hashes; or an Error with a
 *                                                                     sentence; .slow: the slower way may be open
 *
 * The scripts are laid end to end in one, so that the policy need not let scripts be loaded from memory: only the
 * worker itself comes from there, under the policy of this page.
 */
import { checked } from './checking.js'

export async function startWorker(page, fastly = true) {
  const here = address => new URL(address, document.baseURI).href
  const start = here(page.runtime), runtime = start.slice(0, start.lastIndexOf('/') + 1)
  const [own, manifest] = await Promise.all([checked(here(page.worker)), checked(start).then(answer => answer.json())])
  if (!fastly) delete manifest.fast
  const { fast, files } = manifest
  const script = async file => held(file, await (await checked(`${runtime}${file}?v=${files[file].sha256}`, files[file].size)).blob())
  const parts = await Promise.all([
    script('pyodide.mjs'), script('pyodide.asm.mjs'), own.blob(),
    fast ? script(fast.script).catch(wrong => { throw Object.assign(wrong, { slow: true }) }) : '',
  ])
  const whole = URL.createObjectURL(new Blob(['const modules = {};\n', ...parts.flat()], { type: 'text/javascript' }))
  const worker = new Worker(whole, { type: 'module', name: 'python' })
  worker.addEventListener('message', () => URL.revokeObjectURL(whole), { once: true })
  worker.postMessage({ start: runtime, manifest })
  return worker
}

const END = /export\s*(?:default (?<name>[\w$]+)|\{(?<names>[^{}]*)\});?\s*(?:\/\/.*\s*)?$/

/** A module as what it exports, under the name of its file; only its last statement, which exports, is written anew. */
async function held(file, blob) {
  const body = blob.slice(0, -400), end = await blob.slice(-400).text()
  const { name, names } = END.exec(end)?.groups ?? {}
  if (!name && !names) throw new Error(`${file} does not end with what it exports`)
  const exported = name ? `default: ${name}` : names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1')
  return [`modules["${file}"] = (() => {\n`, body, end.replace(END, ''), `\nreturn { ${exported} }\n})();\n`]
}
