/**
 * How much a part matters to the whole, in a sentence that is made around the whole's name.
 *
 *     matters(0.9, {whole: 1.4, part: 2, bends: false, knob: null, everywhere: 0.9})
 *         ['One more here makes ', NAME, ' 0.9 larger.'], or [] where nothing is known
 *
 * A slope between two numbers has a sign; with a vector or a matrix on either side it is the size of the influence.
 * "One more" is said where one more is little: of a letter that ranges from 0 to 1 it is "0.01 more". Where the influence
 * bends, the step is smaller still and the sentence says "about". Everywhere is the slope of all places of a letter.
 */
import { sensible } from './digits.js'

export const NAME = Symbol('the name of the whole')

export function matters(slope, { whole, part, bends, knob, everywhere }) {
  if (typeof slope !== 'number') return []
  if (slope === 0) return ['Nothing here changes ', NAME, '.']
  const ofNumber = !Array.isArray(whole), byNumber = !Array.isArray(part)
  const range = knob ? (knob.high - knob.low) / 10 : byNumber && Math.abs(part) || 1
  const step = 10 ** Math.min(0, Math.floor(Math.log10(bends ? range / 10 : range) + 1e-9))
  const size = (by, about) => (about ? 'about ' : '') + sensible(Number(Math.abs(by * step).toPrecision(about ? 2 : 3)))
  const change = (by, about) => by ? `${size(by, about)} ${by > 0 ? 'larger' : 'smaller'}` : 'nothing'
  const moves = ofNumber ? [' makes ', NAME, ` ${change(slope, bends)}.`] : [' moves ', NAME, ` by ${size(slope, bends)}.`]
  const begin = byNumber ? `${step === 1 ? 'One' : sensible(step)} more here`
    : `A step of ${step === 1 ? 'one' : sensible(step)} here, in the most telling direction,`
  const together = ofNumber && everywhere !== slope ? [` In all its places together, ${change(everywhere, true)}.`] : []
  return [begin, ...moves, ...together]
}
