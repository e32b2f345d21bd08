/**
 * What the formula says and what it is: its words, the concepts in it, and those it nearly is.
 *
 *     telling(found)
 *     sentence(words)
 */
import { make, says } from './dom.js'
import { math } from './mathml.js'
import { page } from './page.js'
import { STAGED } from './stage.js'

const UNNAMED = 'The concepts could not be fetched as they were published, so this cannot be said here.'

export function telling({ words, short, concepts, near, unnamed }) {
  says(document.getElementById('short'), short === words ? '' : sentence(short))
  says(document.getElementById('said'), sentence(words))
  const once = concepts.filter((one, n) => concepts.findIndex(({ slug }) => slug === one.slug) === n)
  document.getElementById('hits').replaceChildren(...once.map(hit), ...near.map(miss), ...unnamed ? [make('li', { class: 'hit near' }, UNNAMED)] : [])
  document.getElementById('is').hidden = !document.getElementById('hits').children.length
}

export const sentence = words => words && words[0].toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.')

/** A concept stands for its part of the formula; one that is the whole stands for the whole. */
const twin = one => one.part ? { id: one.part, 'data-part': one.part } : { 'data-node': `${STAGED}@${one.at}` }

function hit(one) {
  return make('li', { class: 'hit', ...twin(one) },
    link(one),
    make('span', { class: 'does' }, one.does),
    one.letters.length ? make('span', { class: 'letters' }, ...one.letters.flatMap(pair)) : null)
}

function miss(one) {
  return make('li', { class: 'hit near', ...twin(one) },
    make('span', { class: 'does' }, one.why, ' ', link(one)))
}

const link = ({ slug, name }) => make('a', { href: `${page.root}concepts/${slug}/` }, name)

/** "x is e_ik" */
const pair = ([letter, here], n) => [n ? ', ' : 'where ', math(letter), ' is ', math(here)]
