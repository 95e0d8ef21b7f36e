using DubboNet.Hessian;

namespace DubboNet.Protocol.Responses;

/// <summary>Specifies how to write a response.</summary>
/// <param name="Hessian">The Hessian options.</param>
/// <param name="WithAttachments">Whether the consumer supports the forms 3 to 5.</param>
/// <param name="IncludeStackTraces">Whether exceptions are written with their .NET stack traces.</param>
internal readonly record struct ResponseContext(HessianOptions Hessian, bool WithAttachments, bool IncludeStackTraces)
{
    public int FormOffset => WithAttachments ? ResponseForm.WithAttachments : 0;
}
