/** The way of one engagement from the edge to its verdict, apart from where rows are kept. */
@NullMarked
package io.github.winnow.internal.pipeline;

import org.jspecify.annotations.NullMarked;
