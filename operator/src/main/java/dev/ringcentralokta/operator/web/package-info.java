/** HTTP that the operator serves: the pages that sign in to RingCentral; health and metrics on a port apart from them. */
@NullMarked
package dev.ringcentralokta.operator.web;

import org.jspecify.annotations.NullMarked;
