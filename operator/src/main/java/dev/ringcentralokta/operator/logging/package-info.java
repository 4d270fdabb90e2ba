/** What logback.xml needs beside Logback's own: the audit's own stream and form, and levels that change while it runs. */
@NullMarked
package dev.ringcentralokta.operator.logging;

import org.jspecify.annotations.NullMarked;
