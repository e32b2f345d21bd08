/**
 * One job at a time, and whatever came up meanwhile in one more: nothing queues while a knob is turned.
 *
 *     const run = oneAtATime(async () => ...)
 *     run(); run(); run()       two runs: the first, and one for all that followed
 */
export function oneAtATime(job) {
  let busy = false, again = false

  return async function run() {
    again = true
    if (busy) return
    busy = true
    while (again) {
      again = false
      try {
        await job()
      } catch (trouble) {
        console.info(trouble.message)
      }
    }
    busy = false
  }
}
