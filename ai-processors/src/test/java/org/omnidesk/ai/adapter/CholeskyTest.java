package org.omnidesk.ai.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyTest {

  private static final int N = 131;

  private static double[][] matrix() {
    Random random = new Random(3);
    double[][] half = new double[N][N];
    for (double[] row : half) {
      for (int j = 0; j < N; j++) {
        row[j] = random.nextGaussian();
      }
    }
    double[][] matrix = new double[N][N];
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        for (int k = 0; k < N; k++) {
          matrix[i][j] += half[i][k] * half[j][k] / N;
        }
      }
      matrix[i][i] += 1;
    }
    return matrix;
  }

  private static double[][] copy(double[][] matrix) {
    double[][] copy = new double[N][];
    for (int i = 0; i < N; i++) {
      copy[i] = matrix[i].clone();
    }
    return copy;
  }

  @Test
  void the_solution_of_the_unit_vectors_is_the_inverse_and_its_diagonal_agrees() {
    double[][] matrix = matrix();
    Cholesky factor = Cholesky.of(copy(matrix));
    double[][] inverse = new double[N][N];
    for (int i = 0; i < N; i++) {
      inverse[i][i] = 1;
    }
    factor.solve(inverse);
    double[] diagonal = factor.inverseDiagonal();
    for (int i = 0; i < N; i++) {
      assertThat(diagonal[i]).isCloseTo(inverse[i][i], within(1e-9));
      for (int j = 0; j < N; j++) {
        double product = 0;
        for (int k = 0; k < N; k++) {
          product += matrix[i][k] * inverse[k][j];
        }
        assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-9));
      }
    }
  }

  @Test
  void a_matrix_that_is_not_positive_definite_is_refused() {
    double[][] matrix = matrix();
    matrix[100][100] = -1;
    assertThatThrownBy(() -> Cholesky.of(matrix))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("row 100");
  }
}
