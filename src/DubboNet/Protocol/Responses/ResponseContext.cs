using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>How a response is written.</summary>
/// <param name="Hessian">Types, limits and forms.</param>
/// <param name="WithAttachments">Whether the consumer knows the forms 3 to 5.</param>
/// <param name="IncludeStackTraces">Whether exceptions are written with their .NET stacks.</param>
internal readonly record struct ResponseContext(HessianOptions Hessian, bool WithAttachments, bool IncludeStackTraces)
{
    public int FormOffset => WithAttachments ? ResponseForm.WithAttachments : 0;
}
