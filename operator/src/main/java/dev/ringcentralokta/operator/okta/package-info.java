/** The client of Okta's Management API, as far as the operator needs it. Knows no Kubernetes and none of the kinds. */
@NullMarked
package dev.ringcentralokta.operator.okta;

import org.jspecify.annotations.NullMarked;
