/**
 * The operator's own provisioner, direction "To App": who gets, keeps and loses an account of RingCentral. What is observed
 * goes in as values and a plan comes out; carrying it out is apart from that.
 */
@NullMarked
package dev.ringcentralokta.operator.provisioning;

import org.jspecify.annotations.NullMarked;
