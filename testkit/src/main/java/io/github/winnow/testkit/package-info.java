/**
 * Traffic with ground truth, for testing detectors and whole hosts: see {@link
 * io.github.winnow.testkit.Traffic}.
 */
@NullMarked
package io.github.winnow.testkit;

import org.jspecify.annotations.NullMarked;
