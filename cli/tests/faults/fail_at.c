/* Makes the N-th call fail of those that write, sync or rename a file with the name in FAULT_NAME (or a name that
 * starts with it), N being FAULT_AT. Loaded with LD_PRELOAD. Prints the call that failed to the file FAULT_LOG. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_int n_calls;

static int fails(const char *call, const char *path) {
    const char *name = getenv("FAULT_NAME"), *at = getenv("FAULT_AT"), *log = getenv("FAULT_LOG");
    if (!name || !at || !log || strncmp(path, name, strlen(name)) != 0 || ++n_calls != atoi(at)) return 0;
    int file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file >= 0) {
        dprintf(file, "%s\n", call);
        close(file);
    }
    errno = ENOSPC;
    return 1;
}

static int fails_file(const char *call, int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t n) {
    if (!fails_file("write", file)) return REAL(write)(file, bytes, n);
    /* A full disk takes a part first. */
    if (n > 1) REAL(write)(file, bytes, n / 2);
    errno = ENOSPC;
    return -1;
}
ssize_t writev(int file, const struct iovec *parts, int n) {
    return fails_file("writev", file) ? -1 : REAL(writev)(file, parts, n);
}
int fsync(int file) { return fails_file("fsync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return fails_file("fdatasync", file) ? -1 : REAL(fdatasync)(file); }
int fchmod(int file, mode_t mode) { return fails_file("fchmod", file) ? -1 : REAL(fchmod)(file, mode); }
int flock(int file, int how) { return fails_file("flock", file) ? -1 : REAL(flock)(file, how); }
int rename(const char *from, const char *to) { return fails("rename", from) ? -1 : REAL(rename)(from, to); }
