#!/usr/bin/env python3
"""The exported encoder on CUDA beside plain PyTorch; needs torch alone.

    bench/export /tmp/encoder.pt          # on any machine
    python3 bench/gpu/measure.py /tmp/encoder.pt [--device cuda] [--texts 20000] [--rounds 5]

Reads FILE and FILE.vectors.json (token ids; vectors that ONNX Runtime made on the CPU). Progress on stderr, the last
line on stdout is one JSON object. For fp32 and fp16:
  ours    the exported graph with the hub's batch policy: texts come in random order, a window of `queue` of them waits,
          a batch grows from the oldest towards its neighbours in length (at most 10 % padding, `--batch` texts, `--tokens`)
  plain   the same weights as plain PyTorch functions with every text known beforehand: sorted by length, `--batch` texts
          each, bounded by the same tokens
  ratio   ours / plain in texts per second; minCosine against the CPU's vectors
"""
import argparse
import bisect
import json
import random
import re
import statistics
import sys
import time

import torch
import torch.nn.functional as F


def policy(lengths, size, tokens, queue, padding=0.1):
    """Batches as org.omnidesk.ai.encoder.BatchQueue chooses them while the queue is kept full."""
    batches, waiting, arrived = [], [], 0
    taken = [False] * len(lengths)
    oldest = 0
    while True:
        while arrived < len(lengths) and len(waiting) < queue:
            bisect.insort(waiting, (lengths[arrived], arrived))
            arrived += 1
        while oldest < arrived and taken[oldest]:
            oldest += 1
        if not waiting:
            return batches
        start = bisect.bisect_left(waiting, (lengths[oldest], oldest))
        end, own = start + 1, lengths[oldest]
        while end - start < size and (start > 0 or end < len(waiting)):
            longest = waiting[end - 1][0]
            down = longest - waiting[start - 1][0] if start > 0 else float("inf")
            up = (waiting[end][0] - longest) * (end - start) if end < len(waiting) else float("inf")
            length = waiting[start - 1][0] if down <= up else waiting[end][0]
            padded, real = max(longest, length) * (end - start + 1), own + length
            if padded > tokens or padded > real * (1 + padding):
                break
            own = real
            if down <= up:
                start -= 1
            else:
                end += 1
        batches.append([index for _, index in waiting[start:end]])
        for index in batches[-1]:
            taken[index] = True
        del waiting[start:end]


def sorted_batches(lengths, size, tokens):
    order, batches, batch = sorted(range(len(lengths)), key=lengths.__getitem__), [], []
    for index in order:
        if batch and (len(batch) == size or lengths[index] * (len(batch) + 1) > tokens):
            batches.append(batch)
            batch = []
        batch.append(index)
    return batches + [batch]


def pad(ids, batch, device):
    """One copy to the device a batch; the mask is made there from the lengths."""
    lengths = [len(ids[i]) for i in batch]
    longest = max(lengths)
    rows = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in batch])
    counts = torch.tensor(lengths)
    if device.type == "cuda":
        rows, counts = rows.pin_memory(), counts.pin_memory()
    rows, counts = rows.to(device, non_blocking=True), counts.to(device, non_blocking=True)
    mask = (torch.arange(longest, device=device)[None, :] < counts[:, None]).long()
    return rows, mask


def pooled(states, mask):
    summed = torch.bmm(mask[:, None, :].to(states.dtype), states).squeeze(1).float()
    return F.normalize(summed, dim=1)


class Plain:
    """The same graph as plain PyTorch functions over the exported weights."""

    def __init__(self, module, heads, eps):
        # the weights that the exported code names, wherever the module keeps them
        self.w = {name: getattr(module, name) for name in set(re.findall(r"self\.([A-Za-z0-9_]+)", module.code))}
        self.heads, self.eps = heads, eps
        self.layers = sum(1 for n in self.w if n.endswith("attention_self_query_weight"))

    def norm(self, x, name):
        return F.layer_norm(x, (x.shape[-1],), self.w[name + "_weight"], self.w[name + "_bias"], self.eps)

    def linear(self, x, name):
        return F.linear(x, self.w[name + "_weight"], self.w[name + "_bias"])

    def __call__(self, ids, mask, types):
        w, (rows, length) = self.w, ids.shape
        x = F.embedding(ids, w["embeddings_word_embeddings_weight"])
        x = x + F.embedding(types, w["embeddings_token_type_embeddings_weight"])
        x = self.norm(x + w["embeddings_position_embeddings_weight"][:length], "embeddings_LayerNorm")
        keep = mask.bool()[:, None, None, :]
        for n in range(self.layers):
            p = f"encoder_layer_{n}_"
            q, k, v = (self.linear(x, p + "attention_self_" + s).view(rows, length, self.heads, -1).transpose(1, 2)
                       for s in ("query", "key", "value"))
            h = F.scaled_dot_product_attention(q, k, v, attn_mask=keep).transpose(1, 2).reshape(rows, length, -1)
            x = self.norm(self.linear(h, p + "attention_output_dense") + x, p + "attention_output_LayerNorm")
            f = self.linear(F.gelu(self.linear(x, p + "intermediate_dense")), p + "output_dense")
            x = self.norm(f + x, p + "output_LayerNorm")
        return x


def encode(graph, ids, batches, device):
    vectors = [None] * len(ids)
    with torch.inference_mode():
        for batch in batches:
            rows, mask = pad(ids, batch, device)
            made = pooled(graph(rows, mask, torch.zeros_like(rows)), mask)
            vectors[batch[0]] = (batch, made)
    # one copy back at the end: nothing waits for the device between batches
    out = torch.empty(len(ids), made.shape[1])
    for entry in vectors:
        if entry is not None:
            out[torch.tensor(entry[0])] = entry[1].cpu()
    return out


def timed(device, work):
    if device.type == "cuda":
        torch.cuda.synchronize()
    begin = time.perf_counter()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.perf_counter() - begin


def moved(module, device, half):
    module = module.to(device)
    return module.half() if half else module


def main():
    options = argparse.ArgumentParser()
    options.add_argument("file")
    options.add_argument("--device", default="cuda")
    options.add_argument("--texts", type=int, default=20000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--batch", type=int, default=256)
    options.add_argument("--tokens", type=int, default=65536)
    options.add_argument("--queue", type=int, default=2048)
    options.add_argument("--precisions", default="fp32,fp16")
    o = options.parse_args()
    device = torch.device(o.device)
    with open(o.file + ".vectors.json") as file:
        known = json.load(file)
    expected = torch.tensor(known["vectors"])
    compared = known["ids"][: len(expected)]
    randomly = random.Random(7)
    ids = [randomly.choice(known["ids"]) for _ in range(o.texts)]
    lengths = [len(row) for row in ids]
    ours_batches = policy(lengths, o.batch, o.tokens, o.queue)
    plain_batches = sorted_batches(lengths, o.batch, o.tokens)
    real = sum(lengths)
    waste = {name: sum(max(lengths[i] for i in b) * len(b) for b in batches) / real - 1
             for name, batches in (("ours", ours_batches), ("plain", plain_batches))}
    result = {"device": torch.cuda.get_device_name() if device.type == "cuda" else "cpu", "torch": torch.__version__,
              "n": o.texts, "tokens": real, "batches": len(ours_batches), "plainBatches": len(plain_batches),
              "padding": round(waste["ours"], 4), "plainPadding": round(waste["plain"], 4)}
    for precision in o.precisions.split(","):
        graph = moved(torch.jit.load(o.file, map_location="cpu").eval(), device, precision == "fp16")
        plain = Plain(graph, heads=12, eps=1e-12)
        for g, b in ((graph, ours_batches), (plain, plain_batches)):
            encode(g, ids, b, device)
        ours, others = [], []
        for turn in range(o.rounds):
            pairs = [(ours, graph, ours_batches), (others, plain, plain_batches)]
            for into, g, b in pairs if turn % 2 == 0 else reversed(pairs):
                into.append(o.texts / timed(device, lambda: encode(g, ids, b, device)))
            print(f"{precision} round {turn + 1}: {ours[-1]:,.0f} texts/s, plain {others[-1]:,.0f}", file=sys.stderr)
        sizes = [len(row) for row in compared]
        made = encode(graph, compared, policy(sizes, o.batch, o.tokens, o.queue), device)
        cosine = F.cosine_similarity(made.double(), expected.double()).min().item()
        result[precision] = {"textsPerSecond": round(statistics.median(ours), 1),
                             "plainTextsPerSecond": round(statistics.median(others), 1),
                             "ratio": round(statistics.median(a / b for a, b in zip(ours, others)), 4),
                             "minCosine": cosine}
    if device.type == "cuda":
        result["memoryMb"] = round(torch.cuda.max_memory_allocated() / 1e6)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
