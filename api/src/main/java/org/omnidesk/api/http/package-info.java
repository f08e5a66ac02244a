/** What every answer has in common: correlation, problems, caching, figures. */
package org.omnidesk.api.http;
