/**
 * The state worth showing someone, kept in the address: ?beta=0.95&fold=momentum.memory&without=adam.direction&hold=adam@1.0
 *
 *     readAddress(location.search)                      {turned: [[knob, value]], folded: [part], without: [thing], held: thing or null}
 *     writeAddress({turned, folded, without, held})     writes the present state, a moment after the last change
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
  const list = (name, fits) => (asked.get(name) ?? '').split(',').filter(fits)
  const held = asked.get('hold') ?? ''
  return { turned, folded: list('fold', isPart), without: list('without', isThing), held: isThing(held) ? held : null }
}

export function writeAddress({ turned, folded, without, held }) {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const words = turned.map(([name, value]) => [inAddress(name), value])
    for (const [name, things] of [['fold', folded], ['without', without]]) if (things.length) words.push([name, things.join(',')])
    if (held) words.push(['hold', held])
    const search = words.map(([key, value]) => `${key}=${plain(value)}`).join('&')
    history.replaceState(history.state, '', location.pathname + (search && `?${search}`) + location.hash)
  }, PAUSE)
}

const inAddress = name => name.replace('/', '.')
const plain = value => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%40', '@')
const has = (table, name) => Object.hasOwn(table ?? {}, name)

const isThing = thing => isPart(thing) || isNode(thing)

function isPart(thing) {
  const formula = thing.split('.')[0]
  return has(page.formulas, formula) && has(page.formulas[formula].parts, thing)
}

function isNode(thing) {
  const [formula, path] = thing.split('@')
  return path !== undefined && has(page.formulas, formula) && has(page.formulas[formula].nodes, path)
}
