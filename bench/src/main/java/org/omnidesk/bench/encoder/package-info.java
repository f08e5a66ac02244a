/** The encoder beside raw ONNX Runtime, and its graph for others. */
package org.omnidesk.bench.encoder;
