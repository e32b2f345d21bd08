/**
 * The address of what is read: ?f=the formula&let=x:1,2,3&fold=it.softmax&without=0.1
 *
 *     readState(location.search)      {latex, given, folded, without}; whatever is not so is left out
 *     writeState({...})               a moment after the last change
 */
import { parse, written } from './lets.js'
import { page } from './page.js'

const PAUSE = 250
let timer = 0

export function readState(search) {
  const asked = new URLSearchParams(search)
  const given = asked.getAll('let').slice(0, 40).flatMap(one => {
    const at = one.lastIndexOf(':')
    const value = at > 0 ? parse(one.slice(at + 1)) : null
    return value === null ? [] : [[one.slice(0, at), value]]
  })
  return {
    latex: asked.get('f')?.slice(0, page.longest + 1) ?? null,
    given: asked.has('let') ? Object.fromEntries(given) : null,
    folded: (asked.get('fold') ?? '').split(',').filter(Boolean),
    without: /^[\d.]+(:\d+-\d+)?$/.test(asked.get('without') ?? '') ? asked.get('without') : null,
  }
}

export function writeState({ latex, given, folded, without }) {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const asked = new URLSearchParams({ f: latex })
    for (const [letter, value] of Object.entries(given)) asked.append('let', `${letter}:${written(value)}`)
    if (folded.length) asked.set('fold', folded.join(','))
    if (without) asked.set('without', without)
    history.replaceState(history.state, '', `${location.pathname}?${asked}${location.hash}`)
  }, PAUSE)
}
