using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DubboNet.Hessian;

/// <summary>
/// Writes Hessian 2 values in canonical form to a buffer. A writer writes one message. All its values share objects, class definitions and
/// type names, as the values of a Dubbo body do. The output is advanced only by <see cref="Flush"/> or when the buffer is full. Dispose the
/// writer after use. It is not thread-safe, and cannot be used after an exception.
/// </summary>
public ref partial struct HessianWriter
{
    /// <summary>The depth from which the stack is also checked. Every thread has enough stack for less nesting.</summary>
    private const int StackCheckDepth = 64;

    private readonly IBufferWriter<byte> _output;
    private readonly HessianWireOptions _options;
    private readonly WriteGraph _graph;

    /// <summary>The largest depth that needs no further check.</summary>
    private readonly int _uncheckedDepth;
    private Span<byte> _span;
    private int _position;
    private int _depth;

    /// <summary>Initializes a writer for a message.</summary>
    public HessianWriter(IBufferWriter<byte> output, HessianWireOptions options)
    {
        _output = output;
        _options = options;
        _uncheckedDepth = Math.Min(StackCheckDepth, options.MaxDepth);
        _graph = WriteGraph.Rent();
    }

    /// <summary>Gets the options of this message.</summary>
    public readonly HessianWireOptions Options => _options;

    /// <summary>
    /// Gets or sets a value indicating whether exceptions of this message are written with their .NET stacks. The default is false.
    /// </summary>
    internal readonly bool IncludeStackTraces
    {
        get => _graph.IncludeStackTraces;
        set => _graph.IncludeStackTraces = value;
    }

    /// <summary>Advances the output by the written bytes.</summary>
    public void Flush()
    {
        if (_position > 0)
            _output.Advance(_position);
        _span = default;
        _position = 0;
    }

    /// <summary>Returns the memory that the writer rented, without flushing.</summary>
    public readonly void Dispose() => _graph.Return();

    /// <summary>
    /// Copies bytes that are already Hessian, such as a value that was encoded before. They must not contain references or class indexes.
    /// </summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        _position += bytes.Length;
    }

    /// <summary>
    /// Returns a number of free bytes. The caller advances the position in a separate statement, because this call can reset it to zero.
    /// The span is created without a second bounds check and usually with a constant length, so that the callers' own checks are removed.
    /// This saves a tenth of the time of an object with short fields.
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
        {
            throw new InvalidOperationException(
                $"{_output.GetType()}.GetSpan({size}) returned {_span.Length} bytes, but must return at least as many as requested.");
        }
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
        {
            throw new HessianException(
                $"The value is nested deeper than {_options.MaxDepth} levels (HessianOptions.MaxDepth): look for an object without end, "
                    + "or raise the limit.");
        }

        if (_depth > StackCheckDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new HessianException(
                "The value is nested deeper than the stack of this thread allows: send it in flatter form, or call from a thread with a "
                    + "larger stack.");
        }
    }
}
