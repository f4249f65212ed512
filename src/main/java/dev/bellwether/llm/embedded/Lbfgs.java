package dev.bellwether.llm.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function: limited-memory BFGS with the two-loop recursion
 * and a step that is halved until it satisfies Armijo's condition (Nocedal and Wright, "Numerical
 * Optimization", 2nd ed., algorithms 7.4 and 3.1). Sums run in order: the same function gives the
 * same bits.
 */
final class Lbfgs {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final double SMALLEST_STEP = 1e-10;

  /** A function of a point that also writes its gradient there. */
  @FunctionalInterface
  interface Function {
    double at(double[] point, double[] gradient);
  }

  /** How the point and the gradient moved in one step. */
  private record Move(double[] point, double[] gradient, double product) {}

  private final Function function;
  private final Deque<Move> moves = new ArrayDeque<>();
  private double[] point;
  private double[] gradient;
  private double value;

  private Lbfgs(Function function, double[] start) {
    this.function = function;
    this.point = start.clone();
    this.gradient = new double[start.length];
    this.value = function.at(point, gradient);
  }

  /** Stops when no part of the gradient is above the tolerance, or after so many steps. */
  static double[] minimise(Function function, double[] start, double tolerance, int steps) {
    Lbfgs search = new Lbfgs(function, start);
    for (int i = 0; i < steps && largest(search.gradient) > tolerance; i++) {
      if (!search.step()) {
        break;
      }
    }
    return search.point;
  }

  private boolean step() {
    double[] direction = direction();
    double slope = dot(direction, gradient);
    for (double length = 1; length > SMALLEST_STEP; length /= 2) {
      double[] next = point.clone();
      add(next, length, direction);
      double[] nextGradient = new double[point.length];
      double nextValue = function.at(next, nextGradient);
      if (nextValue <= value + SUFFICIENT * length * slope) {
        remember(next, nextGradient);
        point = next;
        gradient = nextGradient;
        value = nextValue;
        return true;
      }
    }
    return false;
  }

  private double[] direction() {
    double[] direction = gradient.clone();
    double[] shares = new double[moves.size()];
    int i = 0;
    for (Move move : moves) {
      shares[i] = dot(move.point(), direction) / move.product();
      add(direction, -shares[i++], move.gradient());
    }
    scale(direction, moves.isEmpty() ? 1 / Math.max(1, norm(gradient)) : curvature());
    for (Iterator<Move> oldest = moves.descendingIterator(); oldest.hasNext(); ) {
      Move move = oldest.next();
      double share = shares[--i] - dot(move.gradient(), direction) / move.product();
      add(direction, share, move.point());
    }
    scale(direction, -1);
    return direction;
  }

  private double curvature() {
    Move last = moves.getFirst();
    return last.product() / dot(last.gradient(), last.gradient());
  }

  private void remember(double[] next, double[] nextGradient) {
    double[] moved = next.clone();
    add(moved, -1, point);
    double[] turned = nextGradient.clone();
    add(turned, -1, gradient);
    double product = dot(moved, turned);
    if (product > 0) {
      moves.addFirst(new Move(moved, turned, product));
      if (moves.size() > MEMORY) {
        moves.removeLast();
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double each : a) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static void scale(double[] a, double times) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= times;
    }
  }
}
