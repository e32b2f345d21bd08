/**
 * The home page's sentence: faint at first, and each phrase stays awake once its part has been pointed at.
 */
import { all } from './dom.js'

/** @param attention from attention.js */
export function awakening(attention) {
  const phrases = document.body.classList.contains('home') ? all('.formula + p .term') : []
  attention.watch(() => {
    for (const phrase of phrases) if (phrase.matches('.lit, .held')) phrase.classList.add('awake')
  })
}
