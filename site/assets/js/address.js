/**
 * The state worth showing someone, kept in the address: ?beta=0.95&fold=momentum.memory,adam.top&hold=adam@1.0
 *
 *     readAddress(location.search)             {turned: [[knob, value]], folded: [part], held: thing or null}
 *     writeAddress({turned, folded, held})     writes the present state, a moment after the last change
 *
 * An address is a stranger's text: names must exist on this page, numbers are brought into their ranges.
 */
import { knobs, page } from './page.js'
import { scale } from './scale.js'

const PAUSE = 250
let timer = 0

export function readAddress(search) {
  const asked = new URLSearchParams(search)
  const turned = Object.entries(knobs).flatMap(([name, knob]) => {
    const number = Number(asked.get(inAddress(name)) || NaN)
    return Number.isFinite(number) ? [[name, scale(knob).nearest(number)]] : []
  })
  const folded = (asked.get('fold') ?? '').split(',').filter(isPart)
  const held = asked.get('hold') ?? ''
  return { turned, folded, held: isPart(held) || isNode(held) ? held : null }
}

export function writeAddress({ turned, folded, held }) {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const words = turned.map(([name, value]) => [inAddress(name), value])
    if (folded.length) words.push(['fold', folded.join(',')])
    if (held) words.push(['hold', held])
    const search = words.map(([key, value]) => `${key}=${plain(value)}`).join('&')
    history.replaceState(history.state, '', location.pathname + (search && `?${search}`) + location.hash)
  }, PAUSE)
}

const inAddress = name => name.replace('/', '.')
const plain = value => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%40', '@')
const has = (table, name) => Object.hasOwn(table ?? {}, name)

function isPart(thing) {
  const formula = thing.split('.')[0]
  return has(page.formulas, formula) && has(page.formulas[formula].parts, thing)
}

function isNode(thing) {
  const [formula, path] = thing.split('@')
  return path !== undefined && has(page.formulas, formula) && has(page.formulas[formula].nodes, path)
}
