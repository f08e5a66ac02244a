/** A Solution Manager that speaks ICT_SERVICE_DESK_API both ways and remembers what it was told. */
package org.omnidesk.sandbox.solman;
