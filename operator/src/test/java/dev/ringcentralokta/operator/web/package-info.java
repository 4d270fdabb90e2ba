@NullMarked
package dev.ringcentralokta.operator.web;

import org.jspecify.annotations.NullMarked;
