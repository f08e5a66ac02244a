/**
 * The domain every other room speaks: tickets and what happens to them. Depends on no other module.
 */
package org.omnidesk.tickets;
