/* Delays every fsync and fdatasync by LOTSENBUCH_FSYNC_DELAY_US microseconds: what a disk without a write cache does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void delay(void) {
  const char *text = getenv("LOTSENBUCH_FSYNC_DELAY_US");
  if (text) usleep((useconds_t)strtoul(text, NULL, 10));
}

int fsync(int fd) {
  static int (*next)(int);
  if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  delay();
  return next(fd);
}

int fdatasync(int fd) {
  static int (*next)(int);
  if (!next) next = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  delay();
  return next(fd);
}
