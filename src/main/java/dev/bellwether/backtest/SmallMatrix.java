package dev.bellwether.backtest;

import java.util.Optional;

/** Square matrices of a few rows. */
final class SmallMatrix {
  /** A pivot smaller than this share of the largest entry makes a matrix one without inverse. */
  private static final double SINGULAR = 1e-12;

  private SmallMatrix() {}

  /** By elimination with pivots (Gauss and Jordan); empty if there is none. */
  static Optional<double[][]> inverse(double[][] matrix) {
    int n = matrix.length;
    double[][] left = new double[n][];
    double[][] right = new double[n][n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      left[i] = matrix[i].clone();
      right[i][i] = 1;
      for (double entry : matrix[i]) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    for (int column = 0; column < n; column++) {
      int pivot = pivot(left, column);
      if (!(Math.abs(left[pivot][column]) > SINGULAR * largest)) {
        return Optional.empty();
      }
      swap(left, pivot, column);
      swap(right, pivot, column);
      clear(left, right, column);
    }
    return Optional.of(right);
  }

  private static int pivot(double[][] rows, int column) {
    int pivot = column;
    for (int row = column + 1; row < rows.length; row++) {
      pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
    }
    return pivot;
  }

  private static void swap(double[][] rows, int one, int other) {
    double[] kept = rows[one];
    rows[one] = rows[other];
    rows[other] = kept;
  }

  private static void clear(double[][] left, double[][] right, int column) {
    double pivot = left[column][column];
    for (int j = 0; j < left.length; j++) {
      left[column][j] /= pivot;
      right[column][j] /= pivot;
    }
    for (int row = 0; row < left.length; row++) {
      double factor = left[row][column];
      if (row != column && factor != 0) {
        for (int j = 0; j < left.length; j++) {
          left[row][j] -= factor * left[column][j];
          right[row][j] -= factor * right[column][j];
        }
      }
    }
  }

  static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
