/** HTTP that the operator serves: health and metrics for the platform; the OAuth pages come with a later version. */
@NullMarked
package dev.ringcentralokta.operator.web;

import org.jspecify.annotations.NullMarked;
