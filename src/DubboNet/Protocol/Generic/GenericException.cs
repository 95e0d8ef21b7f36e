using DubboNet.Hessian;
using DubboNet.Protocol.Responses;

namespace DubboNet.Protocol.Generic;

/// <summary>In what a generic call brings the exception of the method that it called (W48).</summary>
internal static class GenericException
{
    /// <summary>The name that all lines know.</summary>
    private const string Written = "com.alibaba.dubbo.rpc.service.GenericException";

    private const string Renamed = "org.apache.dubbo.rpc.service.GenericException";
    private const string ClassField = "exceptionClass";
    private const string MessageField = "exceptionMessage";

    /// <summary>What a generic caller gets: the class and message that a typed caller would get, as fields, and both with the stack as message.</summary>
    public static JavaException ToGeneric(Exception thrown, in ResponseContext context)
    {
        byte[] bytes = HessianSerializer.Serialize(thrown, new HessianThrowableFormatter(context.IncludeStackTraces), context.Hessian);
        JavaException java = JavaException.From(HessianSerializer.Deserialize(bytes), HessianTypeRegistry.BuiltIn)!;
        return new JavaException(Written, $"{java.Message}\n{java.JavaStackTrace}".TrimEnd('\n'))
        {
            Fields = [(ClassField, java.JavaType), (MessageField, java.JavaMessage)],
        };
    }

    /// <summary>The exception that the method threw, without its fields, which do not travel; the exception itself if it is no such wrapping.</summary>
    public static JavaException Unwrap(JavaException received)
    {
        if (received.JavaType is not (Written or Renamed) || received.Detail is not HessianObject fields
            || !fields.TryGet(ClassField, out object? javaType) || javaType is not string { Length: > 0 } name)
        {
            return received;
        }

        fields.TryGet(MessageField, out object? message);
        return new JavaException(new JavaThrowable(name) { Message = message as string, Frames = received.Throwable.Frames });
    }
}
