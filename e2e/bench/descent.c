/*
 * What a careful C programmer writes: eight optimizers, 1,000 steps each on Rosenbrock, one after the other, with
 * torch.optim's updates, each row stored with f, its gradient, the gradient's norm and, where the method rescales
 * coordinates, the rates. Compiled by descent.mjs with cc -O3 -march=native; prints the median milliseconds of all
 * eight, then where each got to.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define RUNS 41
#define REPEATS 10
#define STEPS 1000
#define METHODS 8

enum { DESCENT, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, AMSGRAD, ADAMW };

struct run {
  double point[STEPS + 1][2], value[STEPS + 1], gradient[STEPS + 1][2], norm[STEPS + 1];
  double rate[STEPS + 1][2], evaluations[STEPS + 1];
};
static struct run runs[METHODS];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return 1e3 * t.tv_sec + 1e-6 * t.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

static inline void evaluate(const double p[2], double *f, double g[2]) {
  double a = 1 - p[0], b = p[1] - p[0] * p[0];
  *f = a * a + 100 * b * b;
  g[0] = -2 * a - 400 * p[0] * b;
  g[1] = 200 * b;
}

static inline __attribute__((always_inline)) void descend(int method, struct run *to) {
  const double eta = 1e-3;
  double p[2] = {-1.2, 1}, m[2] = {0, 0}, v[2] = {0, 0}, most[2] = {0, 0}, d1 = 1, d2 = 1;
  for (int step = 0; step <= STEPS; step++) {
    double f, g[2];
    evaluate(p, &f, g);
    double norm = sqrt(g[0] * g[0] + g[1] * g[1]);
    to->value[step] = f, to->norm[step] = norm, to->evaluations[step] = step;
    for (int i = 0; i < 2; i++) to->point[step][i] = p[i], to->gradient[step][i] = g[i];
    if (!(norm > 0) || !(fabs(f) < 1e100) || !(p[0] * p[0] + p[1] * p[1] < 1e24)) break;
    d1 *= 0.9, d2 *= 0.999;
    for (int i = 0; i < 2; i++) {
      double root = 1, h;
      switch (method) {
        case DESCENT: p[i] -= eta * g[i]; break;
        case MOMENTUM: m[i] = 0.9 * m[i] + g[i], p[i] -= eta * m[i]; break;
        case NESTEROV: m[i] = 0.9 * m[i] + g[i], p[i] -= eta * (g[i] + 0.9 * m[i]); break;
        case ADAGRAD: v[i] += g[i] * g[i], root = sqrt(v[i]) + 1e-10, p[i] -= eta * g[i] / root; break;
        case RMSPROP:
          v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i], root = sqrt(v[i]) + 1e-8, p[i] -= eta * g[i] / root;
          break;
        default:
          if (method == ADAMW) p[i] *= 1 - eta * 0.01;
          m[i] = 0.9 * m[i] + 0.1 * g[i];
          h = v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
          if (method == AMSGRAD) h = most[i] = h > most[i] ? h : most[i];
          root = sqrt(h / (1 - d2)) + 1e-8;
          p[i] -= eta * (m[i] / (1 - d1)) / root;
      }
      if (method >= ADAGRAD) to->rate[step][i] = eta / root;
    }
  }
}

static void all(void) {
  descend(DESCENT, &runs[0]);
  descend(MOMENTUM, &runs[1]);
  descend(NESTEROV, &runs[2]);
  descend(ADAGRAD, &runs[3]);
  descend(RMSPROP, &runs[4]);
  descend(ADAM, &runs[5]);
  descend(AMSGRAD, &runs[6]);
  descend(ADAMW, &runs[7]);
}

int main(void) {
  double times[RUNS];
  for (int run = 0; run < RUNS; run++) {
    double from = now();
    for (int k = 0; k < REPEATS; k++) all();
    times[run] = (now() - from) / REPEATS;
  }
  qsort(times, RUNS, sizeof *times, ascending);
  printf("%.6f\n", times[RUNS / 2]);
  for (int m = 0; m < METHODS; m++) printf("%.17g %.17g\n", runs[m].point[STEPS][0], runs[m].point[STEPS][1]);
  return 0;
}
