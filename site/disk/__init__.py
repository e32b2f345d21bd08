"""What touches the disk, with the standard library only, since some of it runs before anything is installed.

    lock         one process at a time
    manifest     the mark of a folder that we made: the names and hashes of all its files
    workspace    a private folder for work in progress, known as ours after a crash too
    removal      the only place that removes files, and only ours
    writing      whole files or none; copies with their hashes
    troubles     what the machine refuses, as sentences
"""
