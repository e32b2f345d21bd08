/** The page "Read a formula". */
document.documentElement.dataset.awake = ''
