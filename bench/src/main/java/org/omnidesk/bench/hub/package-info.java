/** The packaged hub and the sandbox as processes of their own, and small clients of both. */
package org.omnidesk.bench.hub;
