using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

/// <summary>
/// Writes Hessian 2 values, in canonical form, to a buffer. One writer is one message: objects, class definitions and type names are shared by all
/// that it writes, as the values of one Dubbo body share them. Nothing reaches the output's count before <see cref="Flush"/> or a full buffer.
/// Dispose it; not for several threads; after an exception it is finished.
/// </summary>
public ref partial struct HessianWriter
{
    /// <summary>Depth from which the stack is looked at as well: with less nesting no thread is short of it.</summary>
    private const int StackCheckDepth = 64;

    private readonly IBufferWriter<byte> _output;
    private readonly HessianOptions _options;
    private readonly WriteGraph _graph;

    /// <summary>The greatest depth for which a comparison is enough.</summary>
    private readonly int _uncheckedDepth;
    private Span<byte> _span;
    private int _position;
    private int _depth;

    /// <summary>Starts a message.</summary>
    public HessianWriter(IBufferWriter<byte> output, HessianOptions options)
    {
        _output = output;
        _options = options;
        _uncheckedDepth = Math.Min(StackCheckDepth, options.MaxDepth);
        _graph = WriteGraph.Rent();
    }

    /// <summary>The options of this message.</summary>
    public readonly HessianOptions Options => _options;

    /// <summary>Whether exceptions of this message travel with their .NET stacks. Default false.</summary>
    internal readonly bool IncludeStackTraces
    {
        get => _graph.IncludeStackTraces;
        set => _graph.IncludeStackTraces = value;
    }

    /// <summary>Hands what was written to the output.</summary>
    public void Flush()
    {
        if (_position > 0)
            _output.Advance(_position);
        _span = default;
        _position = 0;
    }

    /// <summary>Flushes nothing; gives back what the writer borrowed.</summary>
    public readonly void Dispose() => _graph.Return();

    /// <summary>Copies bytes that are Hessian already, such as a value encoded before. They must not contain references or class indexes.</summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _position += bytes.Length;
    }

    /// <summary>
    /// So many free bytes; the caller moves the position: in a statement of its own, since this call may set it back to zero. Made without a second look at
    /// the bounds, and of a length that is mostly a constant, so that the callers' own checks fall away: a tenth of the time of an object with short fields.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int size)
    {
        if (_span.Length - _position < size)
            Grow(size);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(_span), unchecked((nint)(uint)_position)), size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        Flush();
        _span = _output.GetSpan(size);
        if (_span.Length < size)
            throw new InvalidOperationException($"{_output.GetType()}.GetSpan({size}) gave {_span.Length} bytes: an IBufferWriter must give at least what is asked for.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteTag(byte tag)
    {
        Reserve(1)[0] = tag;
        _position++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave()
    {
        _depth--;
        _graph.Close();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter()
    {
        if (++_depth > _uncheckedDepth)
            CheckDepth();
        _graph.Open();
    }

    private readonly void CheckDepth()
    {
        if (_depth > _options.MaxDepth)
            throw new HessianException($"The value is nested deeper than {_options.MaxDepth} levels (HessianOptions.MaxDepth): look for an object without end, or raise the limit.");
        if (_depth > StackCheckDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new HessianException("The value is nested deeper than the stack of this thread allows: send it in flatter form, or call from a thread with a larger stack.");
    }
}
