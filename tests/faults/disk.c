/* What a process does to the files of a library, written down in its order: the tests make of it what a disk holds
   after a power cut. LD_PRELOAD this; DISK_LOG names the file to append to, DISK_FILES a part of the paths to watch.

   A record: what (W write, T truncate, S synchronise, U unlink), a NUL-ended path, offset and length as 8 bytes each,
   and the bytes written. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static int watched(const char *path) {
    const char *part = getenv("DISK_FILES");
    return part && strstr(path, part) && !strstr(path, "-shm");
}

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return watched(path);
}

static void note(char what, const char *path, long long offset, long long length, const void *data) {
    const char *log = getenv("DISK_LOG");
    int fd = log ? (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (fd < 0) abort();
    size_t named = strlen(path) + 1, size = 1 + named + 16 + (data ? length : 0);
    char *record = malloc(size);
    record[0] = what;
    memcpy(record + 1, path, named);
    memcpy(record + 1 + named, &offset, 8);
    memcpy(record + 9 + named, &length, 8);
    if (data) memcpy(record + 17 + named, data, length);
    if (syscall(SYS_write, fd, record, size) != (long)size) abort();
    free(record);
    syscall(SYS_close, fd);
}

#define REAL(name, ...) ((int (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

static ssize_t put(int fd, const void *data, size_t length, off_t offset) {
    char path[PATH_MAX];
    if (path_of(fd, path)) note('W', path, offset, length, data);
    return syscall(SYS_pwrite64, fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return put(fd, data, length, offset); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return put(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
    char path[PATH_MAX];
    if (path_of(fd, path)) note('W', path, lseek(fd, 0, SEEK_CUR), length, data);
    return syscall(SYS_write, fd, data, length);
}

static int cut(int fd, off_t length) {
    char path[PATH_MAX];
    if (path_of(fd, path)) note('T', path, 0, length, NULL);
    return (int)syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int on_disk(int fd, int done) {
    char path[PATH_MAX];
    if (done == 0 && path_of(fd, path)) note('S', path, 0, 0, NULL);
    return done;
}

int fsync(int fd) { return on_disk(fd, REAL("fsync", int)(fd)); }
int fdatasync(int fd) { return on_disk(fd, REAL("fdatasync", int)(fd)); }

int unlink(const char *path) {
    if (watched(path)) note('U', path, 0, 0, NULL);
    return REAL("unlink", const char *)(path);
}
