/** Knowledge articles, as people find, write and change them, and what no article answers. */
package org.omnidesk.api.knowledge;
