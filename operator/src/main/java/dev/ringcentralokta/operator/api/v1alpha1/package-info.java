/**
 * Custom-resource types of group {@code ringcentral-okta.dev}, version {@code v1alpha1}. Values only, no logic: specs
 * and statuses are records whose absent fields take the defaults that the CRD's schema declares.
 */
@NullMarked
package dev.ringcentralokta.operator.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
