/** What the operator knows of an app's assignments, shared by all manifests of an integration (design §4). */
@NullMarked
package dev.ringcentralokta.operator.view;

import org.jspecify.annotations.NullMarked;
