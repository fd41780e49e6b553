/* Writing to a closed standard output has to fail. Before main, Rust opens /dev/null in its place, and what is printed
 * would be lost without a word; this runs earlier and opens /dev/full, to which every write fails. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

__attribute__((constructor)) static void open_full(void) {
    if (fcntl(STDOUT_FILENO, F_GETFD) != -1 || errno != EBADF) return;
    int full = open("/dev/full", O_WRONLY);
    if (full != -1 && full != STDOUT_FILENO) {
        dup2(full, STDOUT_FILENO);
        close(full);
    }
}
