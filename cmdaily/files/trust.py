"""File permissions: whether somebody else could have written what cmdaily would run or believe (CWE-732).

As OpenSSH's StrictModes looks at `authorized_keys` (sshd_config(5)): the file, its folder, and the folders above.
"""

from __future__ import annotations

import os
import stat

_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def writable_by_others(path: str) -> str:
    """The first of a file, its folder and the folders above that others may write to or own; "" when none is.

    Both the names on the way and what they lead to are looked at. A sticky bit is not enough for the folder itself,
    where others could still put new files; above it, it is, for nothing can be exchanged there. What is not there
    raises OSError.
    """
    if not hasattr(os, "getuid"):
        return ""
    for place in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        if _is_open(os.stat(place)):
            return place
        folder = os.path.dirname(place)
        if _is_open(os.stat(folder)):
            return folder
        while (above := os.path.dirname(folder)) != folder:
            folder = above
            if _can_be_exchanged(os.stat(folder)):
                return folder
    return ""


def _is_open(found: os.stat_result) -> bool:
    return bool(found.st_mode & _OTHERS) or found.st_uid not in (0, os.getuid())


def _can_be_exchanged(folder: os.stat_result) -> bool:
    """Whether somebody else may rename what lies in a folder further up."""
    if folder.st_uid not in (0, os.getuid()):
        return True
    writable = folder.st_mode & _OTHERS and not folder.st_mode & stat.S_ISVTX
    return bool(writable) and not (writable == stat.S_IWGRP and _is_own_group(folder.st_gid))


def _is_own_group(group: int) -> bool:
    """Whether a group is the user's alone: where every user has one, folders are made writable for it."""
    import grp
    import pwd

    try:
        user, found = pwd.getpwuid(os.getuid()), grp.getgrgid(group)
    except KeyError:
        return False
    return group == user.pw_gid and set(found.gr_mem) <= {user.pw_name}
