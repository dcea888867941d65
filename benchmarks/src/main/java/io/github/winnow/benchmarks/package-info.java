/** JMH benchmarks. */
@NullMarked
package io.github.winnow.benchmarks;

import org.jspecify.annotations.NullMarked;
