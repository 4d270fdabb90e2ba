package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.expression.Expression;

/**
 * An attribute of Okta users that imports write.
 *
 * @param target its variable name
 * @param onlyOnCreate whether it is written when the user is made, and never again
 */
record ImportMapping(String target, Expression expression, boolean onlyOnCreate) {}
