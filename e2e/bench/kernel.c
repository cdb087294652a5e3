/*
 * What a careful C programmer writes: value, gradient and Hessian by hand, common parts once.
 * Compiled by kernel.mjs with cc -O3 -march=native; prints, for each function, the median milliseconds of
 * one pass over a 256 × 256 grid, then those of three descents of 1,000 steps on Rosenbrock.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N 256
#define POINTS (N * N)
#define RUNS 41
#define STEPS 1000

static double xs[N], ys[N], out[6][POINTS];
static double path[3][3][STEPS + 1][2];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

#define GRID(...)                           \
  for (int j = 0; j < N; j++) {             \
    double y = ys[j];                       \
    for (int i = 0; i < N; i++) {           \
      double x = xs[i];                     \
      int k = j * N + i;                    \
      __VA_ARGS__                           \
    }                                       \
  }
#define STORE(F, FX, FY, FXX, FXY, FYY) \
  out[0][k] = F, out[1][k] = FX, out[2][k] = FY, out[3][k] = FXX, out[4][k] = FXY, out[5][k] = FYY;

static void rosenbrock(void) {
  GRID(double a = 1 - x, b = y - x * x; STORE(a * a + 100 * b * b, -2 * a - 400 * x * b, 200 * b,
                                              2 - 400 * b + 800 * x * x, -400 * x, 200))
}
static void himmelblau(void) {
  GRID(double a = x * x + y - 11, b = x + y * y - 7;
       STORE(a * a + b * b, 4 * x * a + 2 * b, 2 * a + 4 * y * b, 4 * a + 8 * x * x + 2, 4 * x + 4 * y,
             4 * b + 8 * y * y + 2))
}
static void ackley(void) {
  const double w = 2 * M_PI;
  GRID(double r = sqrt(0.5 * (x * x + y * y)), A = 20 * exp(-0.2 * r), cx = cos(w * x), cy = cos(w * y),
       sx = sin(w * x), sy = sin(w * y), B = exp(0.5 * (cx + cy)), p = 0.1 * A / r, q = M_PI * B,
       s = p * (-0.1 / r - 0.5 / (r * r)) / r * r;
       STORE(-A - B + 20 + M_E, p * x + q * sx, p * y + q * sy,
             p + s * x * x + q * (w * cx - M_PI * sx * sx), s * x * y - q * M_PI * sx * sy,
             p + s * y * y + q * (w * cy - M_PI * sy * sy)))
}
static void rastrigin(void) {
  const double w = 2 * M_PI;
  GRID(double cx = cos(w * x), cy = cos(w * y);
       STORE(20 + x * x + y * y - 10 * (cx + cy), 2 * x + 10 * w * sin(w * x), 2 * y + 10 * w * sin(w * y),
             2 + 10 * w * w * cx, 0, 2 + 10 * w * w * cy))
}
static void x2y_sinxy(void) {
  GRID(double p = x * y, s = sin(p), c = cos(p);
       STORE(x * x * y + s, 2 * p + y * c, x * x + x * c, 2 * y - y * y * s, 2 * x + c - p * s, -x * x * s))
}

static inline void gradient(const double p[2], double g[2]) {
  double b = p[1] - p[0] * p[0];
  g[0] = -2 * (1 - p[0]) - 400 * p[0] * b;
  g[1] = 200 * b;
}
static inline double value(const double p[2]) {
  double a = 1 - p[0], b = p[1] - p[0] * p[0];
  return a * a + 100 * b * b;
}

/* Gradient descent, momentum and Adam, each row stored with f and the norm of the gradient. */
static void descents(void) {
  for (int method = 0; method < 3; method++) {
    double p[2] = {-1.2, 1}, m[2] = {0, 0}, v[2] = {0, 0}, d1 = 1, d2 = 1;
    for (int step = 0; step <= STEPS; step++) {
      double g[2], f = value(p);
      gradient(p, g);
      double norm = sqrt(g[0] * g[0] + g[1] * g[1]);
      for (int i = 0; i < 2; i++) path[method][0][step][i] = p[i];
      path[method][1][step][0] = f;
      path[method][2][step][0] = norm;
      if (!(norm > 0) || !(fabs(f) < 1e100)) break;
      d1 *= 0.9;
      d2 *= 0.999;
      for (int i = 0; i < 2; i++) {
        if (method == 0) p[i] -= 1e-3 * g[i];
        else if (method == 1) m[i] = 0.9 * m[i] + g[i], p[i] -= 1e-3 * m[i];
        else {
          m[i] = 0.9 * m[i] + 0.1 * g[i];
          v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
          p[i] -= 1e-3 * (m[i] / (1 - d1)) / (sqrt(v[i] / (1 - d2)) + 1e-8);
        }
      }
    }
  }
}

static void report(const char *name, void (*work)(void), int repeats) {
  double times[RUNS];
  for (int run = 0; run < RUNS; run++) {
    double from = now();
    for (int k = 0; k < repeats; k++) work();
    times[run] = (now() - from) / repeats;
  }
  qsort(times, RUNS, sizeof *times, ascending);
  printf("%s %.6f\n", name, times[RUNS / 2]);
}

int main(void) {
  for (int i = 0; i < N; i++) xs[i] = -3 + 6 * (i + 0.5) / N, ys[i] = -2.9 + 6 * (i + 0.5) / N;
  report("rosenbrock", rosenbrock, 3);
  report("himmelblau", himmelblau, 3);
  report("ackley", ackley, 1);
  report("rastrigin", rastrigin, 1);
  report("x2y-sinxy", x2y_sinxy, 1);
  report("descents", descents, 10);
  /* So that nothing is found to be unused. */
  double sum = 0;
  for (int m = 0; m < 6; m++) sum += out[m][POINTS / 3] + path[m % 3][m / 3][STEPS][0];
  fprintf(stderr, "%g\n", sum);
  return 0;
}
