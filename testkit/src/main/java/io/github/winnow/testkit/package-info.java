/**
 * For those who write detectors or hosts: {@link io.github.winnow.testkit.Traffic} with ground
 * truth, and {@link io.github.winnow.testkit.DetectorContract}, the checks that every detector owes
 * its host.
 */
@NullMarked
package io.github.winnow.testkit;

import org.jspecify.annotations.NullMarked;
